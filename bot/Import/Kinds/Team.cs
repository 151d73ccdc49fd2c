using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Team
{
    public static readonly Kind<Person> Kind = new(
        "team", "email, name, role, team?, billing_rate, currency, time_zone?, valid_from?", Read, p => $"{p.Email} {p.ValidFrom:yyyy-MM-dd}",
        p => [p.Email, p.Name, Words.Of(p.Role), p.Team, Cell.Of(p.BillingRate), p.Currency, p.TimeZone, Cell.Of(p.ValidFrom)],
        (known, p) => known.People.Add(p.Email));

    private static Person Read(Row row)
    {
        var email = row.Text("email").ToLowerInvariant();
        if (email.Length > 0 && !email.Contains('@')) row.Refuse("email", $"\"{email}\" is not an e-mail address");
        var zone = row.TextOrNull("time_zone");
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) row.Refuse("time_zone", $"\"{zone}\" is not a time zone such as Europe/Berlin");
        return new Person(
            email, row.Text("name"), row.Choice<Role>("role"), row.TextOrNull("team"), row.Money("billing_rate"), row.Currency("currency"), zone,
            row.DayOrNull("valid_from"));
    }
}
