using CsmBot.Accounts;

namespace CsmBot.Interactions;

/// <summary>Who may do what with log entries and colours; the one place that says so.</summary>
public static class Rights
{
    /// <summary>An entry is its logger's to change or take back, and a lead's.</summary>
    public static bool MayChange(Person person, Interaction interaction) =>
        person.Role == Role.Lead || string.Equals(person.Email, interaction.CsmEmail, StringComparison.OrdinalIgnoreCase);

    /// <summary>An account's colour is its owner's to set, and a lead's.</summary>
    public static bool MaySetColour(Person person, Account account) =>
        person.Role == Role.Lead || string.Equals(person.Email, account.CsmEmail, StringComparison.OrdinalIgnoreCase);
}
