using CsmBot.Data;

namespace CsmBot.Channels;

/// <summary>Which conversations the bot is in and how it reaches them.</summary>
internal static class Places
{
    /// <summary>Writes the place down; what is known already and not said again stays.</summary>
    public static void Remember(Work work, Place now)
    {
        if (work.Db.Places.Find(now.Channel, now.Conversation) is not { } known)
        {
            work.Db.Add(now);
            return;
        }
        Merged(known, now);
    }

    public static Place Merged(Place known, Place now)
    {
        known.Kind = now.Kind;
        known.Name = now.Name ?? known.Name;
        known.Person = now.Person ?? known.Person;
        // Only some activities tell that a channel is shared: what was shared once stays so until the bot is added anew.
        known.Shared |= now.Shared;
        known.Team = now.Team ?? known.Team;
        known.Tenant = now.Tenant ?? known.Tenant;
        known.ServiceUrl = now.ServiceUrl ?? known.ServiceUrl;
        known.BotId = now.BotId ?? known.BotId;
        known.UserId = now.UserId ?? known.UserId;
        return known;
    }
}
