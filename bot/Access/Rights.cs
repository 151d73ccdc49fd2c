using CsmBot.Accounts;

namespace CsmBot.Access;

/// <summary>What a role may do beside asking, logging and owning.</summary>
[Flags]
public enum Ability : byte
{
    None = 0,

    /// <summary>See what customers pay.</summary>
    Arr = 1,

    /// <summary>See what the team's work costs.</summary>
    Cost = 2,

    /// <summary>Make what holds for everybody: health rules, the company's own words.</summary>
    Rules = 4,

    /// <summary>Change what others have logged, and the colour of others' accounts.</summary>
    Others = 8,
}

/// <summary>Who may do what; the one place that says so.</summary>
/// <param name="Of">What each role may do (the setting <c>Access:Roles:ROLE</c>).</param>
public sealed record Rights(IReadOnlyDictionary<Role, Ability> Of)
{
    /// <summary>Everyone sees what there is; leads and execs decide for everybody; leads put others' entries right.</summary>
    public static readonly Rights Usual = new(Enum.GetValues<Role>().ToDictionary(r => r, r => Ability.Arr | Ability.Cost | r switch
    {
        Role.Lead => Ability.Rules | Ability.Others,
        Role.Exec => Ability.Rules,
        _ => Ability.None,
    }));

    public bool May(Person person, Ability ability) => (Of.GetValueOrDefault(person.Role) & ability) == ability;

    /// <summary>An entry is its logger's to change or take back, and theirs who may for others.</summary>
    public bool MayChange(Person person, Interaction interaction) => IsOwn(person, interaction.CsmEmail) || May(person, Ability.Others);

    /// <summary>An account's colour is its owner's to set, and theirs who may for others.</summary>
    public bool MaySetColour(Person person, Account account) => IsOwn(person, account.CsmEmail) || May(person, Ability.Others);

    /// <summary>A fire is closed and opened again by the account's owner, by who opened it, and by those who may for others.</summary>
    public bool MayCloseFire(Person person, Account? account, string? openedBy) =>
        (account is not null && IsOwn(person, account.CsmEmail)) || (openedBy is not null && IsOwn(person, openedBy)) || May(person, Ability.Others);

    private static bool IsOwn(Person person, string email) => string.Equals(person.Email, email, StringComparison.OrdinalIgnoreCase);
}
