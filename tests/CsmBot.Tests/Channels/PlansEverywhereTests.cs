using System.Text.Json.Nodes;
using CsmBot.Tests.Channels.Slack;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels;

/// <summary>Success plans, readiness, evidence and surveys over Teams, Slack and the page: the person learns the same, and it goes to the asker alone where others read along.</summary>
public sealed class PlansEverywhereTests
{
    [Theory]
    [InlineData("readiness for Globex: if 2 people finish Admin 101 with 80 then ready for SSO, agreed by Ruth Abel", "readiness of Globex", "is Globex ready for SSO?", "readiness statements")]
    [InlineData("readiness for Globex: ready for SSO if usage is at least 60, agreed by Ruth Abel", "press Undo")]
    [InlineData("political evidence for Globex from Ruth Abel: she signed off, see https://files.example/plan.pdf", "plan card for Globex", "which plans stand on one kind of evidence")]
    [InlineData("training export for this quarter")]
    public async Task A_person_learns_the_same_everywhere(params string[] script)
    {
        await using var everywhere = await Everywhere.Start(("Reports:LinkKey", new string('k', 64)), ("Reports:BaseUrl", "https://csm.example"));
        foreach (var step in script) await everywhere.Does(step);
    }

    [Fact]
    public async Task Readiness_and_surveys_go_to_the_asker_alone_where_others_read_along()
    {
        await using var everywhere = await Everywhere.Start(("Access:ClearedChannels", "board"));
        foreach (var text in new[] { "readiness of Globex", "survey results for Globex", "survey the team about Globex: how ready are they? 1-5", "plan card for Globex", "training report" })
            foreach (var voice in everywhere.Voices) Assert.True((await voice.SaysBeforeOthers(text)).ForAskerAlone, $"{voice.Name}: {text}");
    }

    [Fact]
    public async Task A_file_shared_in_Slack_is_linked_to_the_evidence()
    {
        await using var host = await SlackHost.Start();
        var message = host.Dana.Event(new()
        {
            ["type"] = "message", ["subtype"] = "file_share", ["channel_type"] = "im", ["channel"] = host.Dana.Chat, ["user"] = host.Dana.Id, ["text"] = "political evidence for Globex: the CFO signed off the rollout", ["ts"] = host.World.NewTs(),
            ["files"] = new JsonArray(new JsonObject { ["id"] = "F1", ["permalink"] = "https://plover.slack.example/files/U1/F1/signed.pdf" }),
        });
        await host.Delivery.Event(message);

        Assert.Contains("https://plover.slack.example/files/U1/F1/signed.pdf", (await host.Dana.Says("evidence for Globex")).Words.All);
    }

    [Fact]
    public async Task A_colleague_in_Slack_answers_a_survey_in_a_modal()
    {
        await using var host = await SlackHost.Start();
        await host.Dana.Says("hi");
        await host.Ines.Says("survey Dana about Globex: how ready are they? 1-5");
        var asked = await SlackServer.Until(() => host.World.Posts.Values.FirstOrDefault(p => p.Channel == host.Dana.Chat && p.Words.All.Contains("How ready are they?", StringComparison.Ordinal)), "the survey", host.Slack);

        var form = await host.Dana.Opens(asked, asked.Words.Buttons.First(b => b.StartsWith("Answer", StringComparison.Ordinal)));
        await host.Dana.Submits(form, ("score", "4"), ("comment", "good admins"));

        var book = host.App.Store.Book;
        Assert.Equal(("survey, Dana Reyes", "“How ready are they?” – 4 on a scale from 1 to 5: good admins"), book.Evidence.Of(book.Find("A-2")).ToArray().Select(e => (e.Source, e.Statement)).Single());
    }

    [Fact]
    public async Task A_statement_of_readiness_is_written_in_a_modal_in_Slack()
    {
        await using var host = await SlackHost.Start();
        var asked = await host.Dana.Says("readiness form for Globex");

        var form = await host.Dana.Opens(asked, asked.Words.Buttons.First());
        var (_, errors) = await host.Dana.Submits(form, ("conditions", "they are happy"), ("goal", "SSO"), ("agreed_by", "Ruth Abel"));
        Assert.Contains("do not understand", (string?)errors!["conditions"]);
        await host.Dana.Submits(form, ("conditions", "usage is at least 60"), ("goal", "SSO"), ("agreed_by", "Ruth Abel"));

        Assert.Contains("usage_index is at least 60", (await host.Dana.Says("readiness of Globex")).Words.All);
    }

    [Fact]
    public async Task A_survey_is_put_and_its_results_are_shown_everywhere()
    {
        await using var everywhere = await Everywhere.Start(("Reports:LinkKey", new string('k', 64)), ("Reports:BaseUrl", "https://csm.example"));
        foreach (var voice in everywhere.Voices)
            foreach (var other in new[] { AppHost.Ines, AppHost.Sam }) await voice.Meets(other);
        foreach (var step in new[] { "survey Ruth Abel at Globex: how ready are they? 1-5", "press Results", "survey the team about Globex: how far are they?", "surveys" })
            await everywhere.Does(step);
    }
}
