using System.Security.Cryptography.X509Certificates;

namespace CsmBot.Channels.Teams.Trust;

/// <summary>The bot as Microsoft knows it, whom it listens to and how it proves who it is.</summary>
/// <param name="AppId">The app registration's client id: the audience of what is sent to the bot.</param>
/// <param name="TenantId">The tenant that gives the bot its tokens.</param>
/// <param name="Tenants">Those whose people may speak to the bot.</param>
/// <param name="Cloud">With what the settings say otherwise.</param>
/// <param name="ServiceHosts">Addresses of the connector beside the cloud's own.</param>
public sealed record TeamsApp(Guid AppId, Guid TenantId, AppCredential Credential, IReadOnlySet<Guid> Tenants, TeamsCloud Cloud, IReadOnlyList<string> ServiceHosts);

/// <summary>How the bot proves to Entra that it is itself. What is secret in it is never printed.</summary>
public abstract record AppCredential
{
    public sealed record Secret(string Value) : AppCredential
    {
        public override string ToString() => "client secret";
    }

    public sealed record Certificate(X509Certificate2 Value) : AppCredential
    {
        public override string ToString() => $"certificate {Value.Thumbprint}";
    }

    /// <summary>The Azure host's own identity. Where it is the bot's app, its token is the bot's; else it stands for the app by a federated credential.</summary>
    public sealed record ManagedIdentity(Guid ClientId) : AppCredential
    {
        public override string ToString() => $"managed identity {ClientId}";
    }
}
