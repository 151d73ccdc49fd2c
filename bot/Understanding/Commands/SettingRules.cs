using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Commands;

/// <summary>The lists of colours that people have set.</summary>
internal static class SettingRules
{
    private const string Show = "(show|list|see (me|us)? (all)? (the|our)?)";
    private const string Settings = "(manual|hand colour|color|health|status? settings|overrides|colours|colors|statuses)|(settings|overrides)|(colour|color|health|status settings|overrides)";
    private const string ByHand = "(by hand)|manually|(by (people|somebody|someone|(a person)))";

    public static IEnumerable<Rule> All { get; } =
    [
        Says("stale settings", $"((which|what (of (the|our))? {Settings} are (stale|old|outdated|(out of date)))|({Show}? stale|old|outdated {Settings})|(are there (any)? stale {Settings}))",
            new ShowSettings(SettingsOf.Stale), "which settings are stale", "stale settings", "show me the stale overrides"),
        Says("set by hand", $"((who (has|have)? (set|changed|overrode|overridden) (the|which|any)? colours|colors|colour|color|statuses|status|health {ByHand})|((which|what) (accounts|colours|colors|statuses) (are|were|was|is|have (been)?)? set {ByHand})|({Show}? (colours|colors|statuses|accounts) set {ByHand})|((which|what) {Settings} (are there)|stand|(are|is in force))|({Show} {Settings})|((manual settings|overrides)|(colour|color settings)))",
            new ShowSettings(SettingsOf.All), "who set colours by hand", "which accounts are set by hand", "colours set by hand", "list the overrides", "which settings stand"),
        Says("my settings", $"((which|what) (colours|colors|statuses|accounts) (did|have) i set ({ByHand})?)|({Show}? my (colour|color|manual|hand)? (settings|overrides))", new ShowSettings(SettingsOf.Mine), "which colours did I set", "my overrides"),
    ];

    private static Rule Says(string name, string pattern, Understood meaning, params string[] examples) => new(CommandRules.Category, name, pattern, (in Match _) => meaning, examples);
}
