using System.Text;
using System.Text.Json.Nodes;
using CsmBot.Cards.Slack;

namespace CsmBot.Tests.Cards.Slack;

/// <summary>All samples compiled as TypeScript literals against npm's @slack/types, a judge that is not ours.</summary>
public sealed class SlackTypesTests
{
    /// <summary>Newer than the types: checked by <see cref="SlackLimits"/> alone.</summary>
    private static readonly string[] NotJudged = ["data_visualization"];

    [Fact]
    public async Task Slacks_own_types_accept_every_sample()
    {
        await Judges.Slack.Ready();
        var known = await File.ReadAllTextAsync(Judges.Slack.Package("@slack/types/dist/block-kit/blocks.d.ts"), TestContext.Current.CancellationToken);
        Assert.All(NotJudged, kind => Assert.DoesNotContain($"'{kind}'", known));

        var program = new StringBuilder("""
            import type { HomeView, KnownBlock, ModalView } from '@slack/types'
            // The views' own type takes any block.
            type Modal = Omit<ModalView, 'blocks'> & { blocks: KnownBlock[] }
            type Home = Omit<HomeView, 'blocks'> & { blocks: KnownBlock[] }
            type Message = { text: string, blocks: KnownBlock[] }
            // @ts-expect-error a header's text is plain: the judge sees what is wrong
            export const wrong: Message = { text: '', blocks: [{ type: 'header', text: { type: 'mrkdwn', text: '' } }] }
            // @ts-expect-error a button has no such property
            export const unknown: Message = { text: '', blocks: [{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: '' }, verb: '' }] }] }

            """);
        foreach (var ((_, sent), i) in SlackSamples.All.Select((s, i) => (s, i)))
            program.Append($"export const s{i}: {((string?)sent["type"]) switch { "modal" => "Modal", "home" => "Home", _ => "Message" }} = {Judged(sent).ToJsonString(BlockKit.Json)}\n");
        var file = Path.Combine(Judges.Slack.Folder, $"samples-{Guid.NewGuid():N}.ts");
        await File.WriteAllTextAsync(file, program.ToString(), TestContext.Current.CancellationToken);
        try { Assert.Equal((0, ""), await Judges.Slack.Compile(file)); }
        finally { File.Delete(file); }
    }

    private static JsonObject Judged(JsonObject sent)
    {
        var judged = sent.DeepClone().AsObject();
        foreach (var block in judged["blocks"]!.AsArray().Where(b => NotJudged.Contains((string)b!["type"]!)).ToList()) judged["blocks"]!.AsArray().Remove(block);
        return judged;
    }
}
