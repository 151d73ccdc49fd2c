using System.Collections.Immutable;
using CsmBot.Reports;
using CsmBot.Understanding.Engine;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Understanding.Commands;

/// <summary>From a report's name and what is said beside it to the request; a name that fits several is asked about.</summary>
internal static class ReportMeaning
{
    /// <summary>Null when the parts make no one report: two windows, a week of nobody.</summary>
    public static Understood? Of(IReadOnlyList<Edge> parts, Reading reading)
    {
        var name = parts.Select(p => p.Value).OfType<ReportCalled>().Single().Name;
        var about = parts.Select(p => p.Value).OfType<ReportAbout>().ToList();
        if (about.GroupBy(a => a.GetType()).Any(g => g.Count() > 1)) return null;
        if (about.OfType<OfNobody>().Any()) return new Declined("I don’t know who is asking, so I can’t say whose that is. Name the person or team.");
        var window = about.OfType<OverDays>().FirstOrDefault()?.Window.Resolve(leanFuture: name == ReportName.Renewals);
        var asked = new ShowReport(name, Team: about.OfType<OfTeam>().FirstOrDefault()?.Team, Window: window);
        if (about.OfType<OfPerson>().FirstOrDefault() is { Emails: var emails })
        {
            if (emails is not [var email]) return Which(emails, e => NameOf(reading, e), e => asked with { Person = e });
            asked = asked with { Person = email };
        }
        if (name == ReportName.Week && asked.Person is null) return null;
        if (about.OfType<OfAccount>().FirstOrDefault() is { Name.AccountIds: var ids })
        {
            if (ids is not [var id]) return Which(ids, i => AccountOf(reading, i), i => asked with { AccountId = i });
            asked = asked with { AccountId = id };
        }
        return asked;
    }

    private static Clarify Which(ImmutableArray<string> ids, Func<string, string> label, Func<string, ShowReport> meant) =>
        new("Whom do you mean?", [.. ids.Select(i => new Choice(label(i), meant(i)))]);

    private static string NameOf(Reading reading, string email) => (reading.Names as Directory)?.PersonName(email) ?? email;

    private static string AccountOf(Reading reading, string id) => (reading.Names as Directory)?.Account(id)?.Name ?? id;
}
