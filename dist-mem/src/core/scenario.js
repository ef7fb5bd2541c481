/** The site on which every lesson's app lives; a path such as `/theme` in a scenario means this origin. */
export const APP_ORIGIN = 'https://app.test';
/** How a form is sent: the values of HTML's `enctype` attribute, but for `text/plain`. */
export const ENCTYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];
//# sourceMappingURL=scenario.js.map