using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Channels.Teams;

/// <summary>
/// Who speaks in local mode, where nobody signs in: the member of team.csv whose e-mail stands in <c>from.id</c>, <c>from.aadObjectId</c> or <c>from.email</c>, or else
/// the one whose whole name is <c>from.name</c>. Anyone on this machine can claim to be anyone; that is why local mode serves loopback only.
/// </summary>
public sealed class LocalIdentity(Store store) : IUsers
{
    public Task<string> EmailOf(Activity activity, CancellationToken cancel) => Task.FromResult(KnownEmailOf(activity));

    public string KnownEmailOf(Activity activity) => Of(activity, store.Book.People);

    private static string Of(Activity activity, People people)
    {
        foreach (var claim in new[] { activity.FromId, activity.FromObjectId, activity.FromEmail })
            if (people.Find(claim) is var found and >= 0 && people.History(found).Count > 0) return people.Email(found);
        var named = people.Known.Where(p => string.Equals(people.History(p)[^1].Name, activity.FromName, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return named is [var only] ? people.Email(only) : "";
    }
}
