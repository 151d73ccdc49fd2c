using CsmBot.Access;
using CsmBot.Accounts;

namespace CsmBot.Commands;

/// <summary>The settings under <c>Access:</c>, with their mistakes.</summary>
internal static class AccessSettings
{
    private static readonly Dictionary<string, Ability> _abilities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["none"] = Ability.None, ["arr"] = Ability.Arr, ["cost"] = Ability.Cost, ["rules"] = Ability.Rules, ["others"] = Ability.Others,
    };

    /// <summary>"#leads,19:…@thread.tacv2,C0123": names and ids.</summary>
    public static Clearance Clearance(IConfiguration settings, bool local) =>
        new(settings["Access:ClearedChannels"] is { } named ? Items(named).Select(n => n.TrimStart('#')).ToHashSet(StringComparer.OrdinalIgnoreCase) : null, local);

    /// <summary><c>Access:Roles:support</c> = "arr,cost": what people of that role may; roles that are not named keep what they usually may.</summary>
    public static Rights Rights(IConfiguration settings, List<string> mistakes)
    {
        var rights = new Dictionary<Role, Ability>(Access.Rights.Usual.Of);
        foreach (var setting in settings.GetSection("Access:Roles").GetChildren())
        {
            if (!Enum.TryParse<Role>(setting.Key, true, out var role) || !Enum.IsDefined(role))
            {
                mistakes.Add($"{setting.Path}: there is no role {setting.Key}; roles are {string.Join(", ", Enum.GetValues<Role>().Select(r => Words.Of(r)))}.");
                continue;
            }

            rights[role] = Ability.None;
            foreach (var word in Items(setting.Value ?? ""))
                if (_abilities.TryGetValue(word, out var ability)) rights[role] |= ability;
                else mistakes.Add($"{setting.Path}: \"{word}\" is nothing a role may do; say some of {string.Join(", ", _abilities.Keys)}.");
        }

        return new Rights(rights);
    }

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
