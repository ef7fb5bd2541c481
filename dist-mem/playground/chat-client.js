export {};
//# sourceMappingURL=chat-client.js.map