using CsmBot.Accounts;

namespace CsmBot.Conversations;

/// <summary>Links to accounts, for who writes to colleagues about one. They hold the account's id and nothing else, and lead nobody past the bot.</summary>
public static class AccountLinks
{
    public const string Path = "/accounts/";

    /// <summary>Null where the host has no address that others reach.</summary>
    public static string? Of(Workspace workspace, string accountId) => workspace.Address is { } address ? Base(address) + Uri.EscapeDataString(accountId) : null;

    /// <summary>The account's id in a link of ours; null for any other.</summary>
    public static string? Read(Workspace workspace, string url) =>
        workspace.Address is { } address && Uri.TryCreate(url, UriKind.Absolute, out var link) && link.UserInfo == "" && link.GetLeftPart(UriPartial.Path) is var path
        && path.StartsWith(Base(address), StringComparison.OrdinalIgnoreCase) && path[Base(address).Length..].TrimEnd('/') is { Length: > 0 } id && !id.Contains('/') ? Uri.UnescapeDataString(id) : null;

    private static string Base(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/') + Path;
}
