using System.Data.Common;

namespace CsmBot.Data.Cosmos;

/// <summary>
/// Which account and database a connection string names: <c>AccountEndpoint=https://NAME.documents.azure.com:443/;AccountKey=…</c>. Without a key the host's managed identity is asked for a token:
/// <c>Identity=CLIENT-ID</c> names a user-assigned one. <c>Database</c> is "csmbot" where none is named, and <c>Replica</c> the folder of the local copies, below ./data.
/// </summary>
internal sealed record CosmosAddress(Uri Endpoint, string? Key, string? Identity, string Database, string Replica)
{
    private const string Shape = "Give it as AccountEndpoint=https://NAME.documents.azure.com:443/;AccountKey=…, or without the key where the host has a managed identity.";

    private static readonly string[] _known = ["AccountEndpoint", "AccountKey", "Identity", "Database", "Replica"];

    /// <exception cref="StoreProblem">It is not understood.</exception>
    public static CosmosAddress Of(string text)
    {
        DbConnectionStringBuilder parts;
        try { parts = new() { ConnectionString = text }; }
        catch (ArgumentException error) { throw new StoreProblem($"The connection string of the store is not understood. {Shape}", error); }
        string? Word(string name) => parts.TryGetValue(name, out var value) && value is string { Length: > 0 } word ? word : null;
        if (!Uri.TryCreate(Word("AccountEndpoint"), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("https" or "http"))
            throw new StoreProblem($"The connection string of the store names no account. {Shape}");
        if (endpoint.Scheme == "http" && !endpoint.IsLoopback) throw new StoreProblem($"The store's AccountEndpoint is not encrypted: it begins with https:// on all machines but this. {Shape}");
        if (Word("AccountKey") is { } key && !Convert.TryFromBase64String(key, new byte[key.Length], out _)) throw new StoreProblem("The AccountKey of the store's connection string is cut off or changed: copy it anew from the account's page Keys.");
        var unknown = parts.Keys.Cast<string>().Where(k => !_known.Contains(k, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count > 0) throw new StoreProblem($"The connection string of the store has {string.Join(", ", unknown)}, which is not known: it may have {string.Join(", ", _known)}.");
        var database = Word("Database") ?? "csmbot";
        return new(endpoint, Word("AccountKey"), Word("Identity"), database, Path.GetFullPath(Word("Replica") ?? Path.Combine("data", "cosmos", $"{endpoint.Host}-{database}")));
    }

    /// <summary>As people call it.</summary>
    public string Name => $"{Database} on {Endpoint.Host}";
}
