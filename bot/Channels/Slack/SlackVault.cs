using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CsmBot.Channels.Slack;

/// <summary>Encrypts what must not lie open in the store, with keys that lie in a folder beside it (ASP.NET Core Data Protection, which renews them).</summary>
internal sealed class SlackVault(string folder)
{
    private readonly IDataProtector _protector =
        DataProtectionProvider.Create(Directory.CreateDirectory(Path.Combine(folder, "keys")), options => options.SetApplicationName("csmbot")).CreateProtector("slack tokens");

    public string Close(string secret) => _protector.Protect(secret);

    /// <summary>Null when the key that closed it is gone.</summary>
    public string? Open(string closed)
    {
        try { return _protector.Unprotect(closed); }
        catch (CryptographicException) { return null; }
    }
}
