/** Components V2 → HTML: text, containers, sections, separators, pictures, files, and rows of controls. */
import { ButtonStyle, ComponentType } from 'discord.js';
import { h, s } from 'hastscript';
import { showFile, showPicture } from '../parts.js';
import { showMarkdown } from './markdown.js';
/** Any component of a message; a note for one that only forms or later versions of Discord have. */
export function showComponent(component, context) {
    switch (component.type) {
        case ComponentType.TextDisplay:
            return [h('div.text', showMarkdown(component.content ?? '', context))];
        case ComponentType.Container:
            return [showContainer(component, context)];
        case ComponentType.Section:
            return [showSection(component, context)];
        case ComponentType.Separator:
            return [showSeparator(component)];
        case ComponentType.MediaGallery:
            return [showGallery(component, context)];
        case ComponentType.Thumbnail:
            return component.media === undefined ? [] : [showThumbnail(component.media.url, component, context)];
        case ComponentType.File:
            return component.file === undefined
                ? []
                : [hidden(showNamedFile(component.file.url, context), component.spoiler)];
        case ComponentType.ActionRow:
            return [h('div.row', showInside(component, context))];
        case ComponentType.Button:
            return [showButton(component)];
        case ComponentType.StringSelect:
            return [showSelect(component)];
        default:
            return [h('p.unknown', `A component of type ${component.type} is not drawn here.`)];
    }
}
const showInside = ({ components = [] }, context) => components.flatMap((component) => showComponent(component, context));
function showContainer(component, context) {
    const { accent_color: accent } = component;
    const bar = accent == null ? [] : [showAccent(accent)];
    return hidden(h('div.container', bar, showInside(component, context)), component.spoiler);
}
/** Any colour, without a style attribute, which the content security policy forbids. */
const showAccent = (colour) => s('svg', { className: ['accent'], ariaHidden: 'true' }, s('rect', { width: '100%', height: '100%', fill: `#${colour.toString(16).padStart(6, '0')}` }));
function showSection(component, context) {
    const accessory = component.accessory === undefined ? [] : showComponent(component.accessory, context);
    return h('div.section', h('div.words', showInside(component, context)), h('div.accessory', accessory));
}
function showSeparator({ divider = true, spacing = 1 }) {
    const size = spacing === 2 ? 'large' : 'small';
    return divider ? h('hr', { className: [size] }) : h('div.space', { className: [size] });
}
const showThumbnail = (url, { description, spoiler }, context) => hidden(showMedia(url, description, context), spoiler);
function showGallery({ items = [] }, context) {
    const pictures = items.map(({ media, description, spoiler }) => hidden(showMedia(media.url, description, context), spoiler));
    return h(`div.gallery.of-${Math.min(pictures.length, 4)}`, pictures);
}
const hidden = (element, isSpoiler) => isSpoiler === true ? h('details.spoiler', h('summary', 'Spoiler'), element) : element;
const STYLES = {
    [ButtonStyle.Primary]: 'primary',
    [ButtonStyle.Secondary]: 'secondary',
    [ButtonStyle.Success]: 'success',
    [ButtonStyle.Danger]: 'danger',
};
/** A button with its custom id as `data-press`; a link button is a link. */
function showButton(component) {
    const { label, emoji, url, custom_id: id, style = ButtonStyle.Secondary, disabled = false } = component;
    const words = [
        ...(emoji?.name == null ? [] : [h('span.emoji', emoji.name)]),
        ...(label === undefined ? [] : [h('span', label)]),
    ];
    if (url !== undefined && !disabled && /^https?:\/\//i.test(url)) {
        const leaves = h('span.leaves', { ariaHidden: 'true' }, '↗');
        return h('a.button.secondary', { href: url, target: '_blank', rel: 'noreferrer' }, words, leaves);
    }
    const look = { type: 'button', className: ['button', STYLES[style] ?? 'secondary'] };
    return h('button', { ...look, disabled: disabled || id === undefined, dataPress: id }, words);
}
/** A menu with its custom id as `data-choose`. */
function showSelect(component) {
    const { custom_id: id, placeholder = 'Make a selection', options = [], disabled = false } = component;
    const isMany = (component.max_values ?? 1) > 1;
    const isEmpty = options.every((option) => option.default !== true);
    const prompt = isMany ? [] : [h('option', { value: '', disabled: true, selected: isEmpty }, placeholder)];
    const attributes = { ariaLabel: placeholder, disabled, multiple: isMany, dataChoose: id };
    return h('select', attributes, prompt, options.map(showOption));
}
export function showOption({ label, value, description, default: isPicked = false }) {
    const words = description === undefined ? label : `${label} – ${description}`;
    return h('option', { value, selected: isPicked }, words);
}
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif)$/i;
/** An attached file: a picture is shown, any other file can be downloaded. */
export function showAttachment({ filename, url, size, description }, context) {
    return PICTURE.test(filename)
        ? showPicture(addressOf(url, context), description ?? filename)
        : showFile({ name: filename, address: addressOf(url, context), bytes: size });
}
/** A picture of a gallery, or a thumbnail. Without a description it has its file name. */
const showMedia = (url, description, context) => showPicture(addressOf(url, context), description == null || description === '' ? nameOf(url) : description);
/** A file that a component shows. */
const showNamedFile = (url, context) => showFile({ name: nameOf(url), address: addressOf(url, context) });
const addressOf = (url, { resolve }) => resolve === undefined ? url : resolve(url);
/** `data.json` of `attachment://data.json`, or the last part of an address. */
const nameOf = (url) => url
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1) ?? '';
//# sourceMappingURL=components.js.map