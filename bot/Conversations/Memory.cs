using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsmBot.Data;

namespace CsmBot.Conversations;

/// <summary>Small records that a conversation needs for a while. They lie in the store, so that a restart forgets nothing; each has an end.</summary>
internal static class Memory
{
    public static readonly TimeSpan Talk = TimeSpan.FromHours(1), Cards = TimeSpan.FromDays(1), Offers = TimeSpan.FromDays(30);

    /// <summary>A short id that is the same whenever the same message is worked off: "a-1f0c…".</summary>
    public static string IdOf(string kind, Incoming incoming) =>
        $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{incoming.Channel}\n{incoming.Conversation}\n{incoming.Id}")).AsSpan(0, 8))}";

    public static void Keep<T>(Work work, string id, string person, T value, DateTime expires)
    {
        var body = JsonSerializer.Serialize(value, ClosedSets.Json);
        if (work.Db.Kept.Find(id) is { } kept) (kept.Body, kept.Expires) = (body, expires);
        else work.Db.Add(new Kept { Id = id, Person = person, Body = body, Expires = expires });
    }

    /// <summary>What was kept; null when it was not, is over, or was kept by a version that wrote it differently.</summary>
    public static Recalled<T>? Recall<T>(CsmDb db, string id, DateTime now) where T : class
    {
        if (db.Kept.Find(id) is not { } kept || kept.Expires <= now) return null;
        try { return JsonSerializer.Deserialize<T>(kept.Body, ClosedSets.Json) is { } value ? new Recalled<T>(value, kept.Person) : null; }
        catch (JsonException) { return null; }
    }
}

internal sealed record Recalled<T>(T Value, string Person);
