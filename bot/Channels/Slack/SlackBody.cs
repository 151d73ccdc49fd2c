using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Slack;

namespace CsmBot.Channels.Slack;

/// <summary>
/// A reply as the outbox keeps it for Slack: the message in each dialect, the newest first, for when a workspace refuses the newer blocks; and, where the card holds a
/// form, the modal that its button opens.
/// </summary>
internal sealed record SlackBody(IReadOnlyList<JsonObject> Messages, JsonObject? Form)
{
    /// <summary>In a form's button: the key of the post that the form lies in.</summary>
    public const string PostField = "post";

    // Which post it will be, and which message the form belongs to, is known only later.
    private const string Post = "@post@", Origin = "@origin@";

    public static string Write(Reply reply)
    {
        var again = new Dictionary<string, string> { [PostField] = Post };
        var messages = Enum.GetValues<Dialect>().Select(d => BlockKit.Render(reply.Card, d, again)).ToList();
        var different = messages.Where((m, i) => i == 0 || !JsonNode.DeepEquals(m, messages[i - 1])).ToArray<JsonNode?>();
        var body = new JsonObject { ["messages"] = new JsonArray(different) };
        if (Modal.Of(reply.Card) is not null) body["form"] = Modal.Render(reply.Card, Origin);
        return body.ToJsonString(BlockKit.Json);
    }

    /// <param name="body">As it was written.</param>
    /// <param name="post">The key of the post that it is in.</param>
    /// <param name="origin">What the form carries of where it was opened.</param>
    public static SlackBody Read(string body, string post, string origin = "")
    {
        var read = JsonNode.Parse(new StringBuilder(body).Replace(Post, Twice(post)).Replace(Origin, Twice(origin)).ToString())!.AsObject();
        return new SlackBody([.. read["messages"]!.AsArray().Select(m => m!.AsObject())], read["form"]?.DeepClone().AsObject());
    }

    // Both stand in a line of JSON that is itself a JSON text.
    private static string Twice(string text) => Once(Once(text));

    private static string Once(string text) => JsonEncodedText.Encode(text).ToString();
}
