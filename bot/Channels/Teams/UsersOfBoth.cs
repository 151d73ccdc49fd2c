using CsmBot.Channels.Web;

namespace CsmBot.Channels.Teams;

/// <summary>Who speaks where there is the local page beside Teams: what is of the page bears no token, and what bears none is of the page.</summary>
public sealed class UsersOfBoth(LocalIdentity page, TeamsUsers teams) : IUsers
{
    public Task<string> EmailOf(Activity activity, CancellationToken cancel) => activity.Channel == WebMessages.Channel ? page.EmailOf(activity, cancel) : teams.EmailOf(activity, cancel);

    public string? KnownEmailOf(Activity activity) => activity.Channel == WebMessages.Channel ? page.KnownEmailOf(activity) : null;
}
