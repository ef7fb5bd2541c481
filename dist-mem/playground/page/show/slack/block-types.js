const DRAWN = {
    actions: true,
    alert: true,
    card: true,
    carousel: true,
    container: true,
    context: true,
    context_actions: true,
    data_table: true,
    divider: true,
    file: true,
    header: true,
    image: true,
    input: true,
    markdown: true,
    plan: true,
    rich_text: true,
    section: true,
    table: true,
    task_card: true,
    video: true,
};
/** Whether a block is of a type that is drawn. Its fields were checked by Slack, or the local Slack. */
export const isDrawn = (block) => Object.hasOwn(DRAWN, block.type);
//# sourceMappingURL=block-types.js.map