using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Channels.Teams;

/// <summary>
/// Who speaks in Teams: the e-mail that the tenant's directory gives for a member of the conversation. It is asked once for a person and remembered under the tenant and their Entra
/// object id; guests are nobody, since another organisation says what their e-mail is.
/// </summary>
public sealed class TeamsUsers(Store store, ConnectorSender connector, TimeProvider time) : IUsers
{
    /// <summary>So long an e-mail is believed; who had none is asked about sooner, as the directory may have been put right.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1), FreshNone = TimeSpan.FromMinutes(10);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<string> EmailOf(Activity activity, CancellationToken cancel)
    {
        if (activity is not { FromId: { } from, ServiceUrl: { } address }) return "";
        var (tenant, id) = (activity.Tenant ?? "", activity.FromObjectId ?? from);
        if (Remembered(tenant, id) is { } known) return known;
        var email = await connector.Member(address, activity.Conversation, from, cancel) is { } member ? Email(member, activity, store.Book.People) : "";
        await store.Write(work =>
        {
            if (work.Db.Identities.Find(ConnectorSender.Name, tenant, id) is { } row) (row.Email, row.CheckedAt) = (email, Now);
            else work.Db.Add(new Identity { Channel = ConnectorSender.Name, Tenant = tenant, UserId = id, Email = email, CheckedAt = Now });
        }, cancel);
        return email;
    }

    private string? Remembered(string tenant, string id)
    {
        using var db = store.Db();
        return db.Identities.Find(ConnectorSender.Name, tenant, id) is { } row && Now - row.CheckedAt < (row.Email == "" ? FreshNone : Fresh) ? row.Email : null;
    }

    /// <summary>The mail address where that is somebody of the team, else the name they sign in with, which often is the same.</summary>
    private static string Email(JsonElement member, Activity activity, People people)
    {
        if (Activity.Word(member, "userRole") == "guest") return "";
        if (Activity.Word(member, "tenantId") is { } tenant && activity.Tenant is { } here && !string.Equals(tenant, here, StringComparison.OrdinalIgnoreCase)) return "";
        // Whoever sent the activity must be whom the directory tells of.
        if ((Activity.Word(member, "aadObjectId") ?? Activity.Word(member, "objectId")) is { } told && activity.FromObjectId is { } said && !string.Equals(told, said, StringComparison.OrdinalIgnoreCase)) return "";
        var (mail, signIn) = (Activity.Word(member, "email"), Activity.Word(member, "userPrincipalName"));
        if (signIn?.Contains("#EXT#", StringComparison.OrdinalIgnoreCase) == true) return "";
        return new[] { mail, signIn }.FirstOrDefault(e => people.History(people.Find(e)).Count > 0) ?? mail ?? signIn ?? "";
    }
}
