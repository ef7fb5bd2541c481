export {};
//# sourceMappingURL=chat.js.map