using System.Text.Json;
using CsmBot.Data;

namespace CsmBot.Channels.Teams;

/// <summary>
/// The channels of the teams that the bot is in, so that "#health-alerts" is found before anyone has written there. An activity in a channel tells its id; the names are asked for
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context).
/// </summary>
public sealed partial class TeamChannels(Store store, ConnectorSender connector, ILogger<TeamChannels> log)
{
    /// <summary>Writes them down; a far end that does not tell is only logged, as the next activity asks again.</summary>
    internal async Task Learn(Activity activity, CancellationToken cancel)
    {
        if (activity is not { TeamId: { } team, ServiceUrl: { } address }) return;
        try
        {
            if (await connector.Channels(address, team, cancel) is not { } told || Activity.At(told, "conversations") is not { ValueKind: JsonValueKind.Array } all) return;
            await store.Write(work =>
            {
                foreach (var channel in all.EnumerateArray())
                    if (Activity.Word(channel, "id") is { } id) Places.Remember(work, Of(activity, team, id, Activity.Word(channel, "name") ?? "General", Activity.Word(channel, "type") == "shared"));
            }, cancel);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or OperationCanceledException) { NotTold(log, error.Message); }
    }

    /// <summary>Does the store not know yet what the activity's channel is called?</summary>
    internal bool Lacks(Activity activity)
    {
        if (activity is not { TeamId: not null, ConversationType: "channel" }) return false;
        using var db = store.Db();
        return db.Places.Find(activity.Channel, activity.Room)?.Name is null;
    }

    private static Place Of(Activity activity, string team, string id, string name, bool shared) => new()
    {
        Channel = activity.Channel, Conversation = id, Kind = PlaceKind.Channel, Name = name, Shared = shared, Team = team, Tenant = activity.Tenant, ServiceUrl = activity.ServiceUrl, BotId = activity.BotId,
    };

    [LoggerMessage(LogLevel.Warning, "The channels of a team could not be asked for: {Reason}")]
    private static partial void NotTold(ILogger log, string reason);
}
