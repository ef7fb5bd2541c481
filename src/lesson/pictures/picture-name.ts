/** What a picture is called in Markdown: a file of the lesson's folder, or of one in it. */
export const PICTURE_NAME = /^(?:[a-z0-9_-][a-z0-9_.-]*\/)?[a-z0-9_-][a-z0-9_.-]*\.(?:png|jpe?g|svg)$/i;
