using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;

namespace CsmBot.Conversations;

/// <summary>What holds for everybody is decided by leads and execs, or by whom the settings name. Others are told kindly who can.</summary>
internal static class Leads
{
    public static bool May(Scene scene) => scene.Rights.May(scene.Person, Ability.Rules);

    /// <summary>The one to ask: of the person's own team first; null when there is none.</summary>
    public static Person? Near(Scene scene)
    {
        var people = scene.Book.People;
        return people.Known.Select(p => people.On(p, scene.Moment.Today)).OfType<Person>().Where(p => scene.Rights.May(p, Ability.Rules))
            .OrderBy(p => p.Team == scene.Person.Team ? 0 : 1).ThenBy(p => p.Name, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <param name="what">"teach me words".</param>
    /// <param name="instead">What the person can do themselves, a sentence.</param>
    public static Reply Only(Scene scene, string what, string? instead = null) =>
        Reply.Of($"Only {Who(scene.Rights)} can {what}{(Near(scene) is { } lead ? $"; ask {lead.Name}" : "")}.{(instead is null ? "" : " " + instead)}", Visibility.OnlyAsker);

    private static string Who(Rights rights) => string.Join(" and ", Enum.GetValues<Role>().Where(r => rights.Of.GetValueOrDefault(r).HasFlag(Ability.Rules)).Select(r => r switch
    {
        Role.Csm => "CSMs",
        Role.Lead => "leads",
        Role.Exec => "execs",
        _ => Words.Of(r),
    }));
}
