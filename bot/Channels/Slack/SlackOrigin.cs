namespace CsmBot.Channels.Slack;

/// <summary>Where a modal was opened, which it carries unseen: the conversation, and the message whose place the answer may take.</summary>
internal sealed record SlackOrigin(string Conversation, string? Source)
{
    public override string ToString() => $"{Conversation}|{Source}";

    public static SlackOrigin? Read(string? text) => text?.Split('|', 2) is [{ Length: > 0 } conversation, var source] ? new SlackOrigin(conversation, source is "" ? null : source) : null;
}
