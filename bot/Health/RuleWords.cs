using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Health;

/// <summary>A rule's "when" is a question in the bot's own language that lists accounts. Read here, for the moment it is judged at.</summary>
public static class RuleWords
{
    /// <summary>The condition, or in words what is wrong with it: a word that was not understood, a question that lists no accounts.</summary>
    public static (Condition? Condition, string? Problem) Read(string when, Moment moment, Directory names) =>
        Language.English.Understand(when, new Context(moment, names)) switch
        {
            { Unused: { Length: > 0 } unused } => (null, $"\"{when}\": {string.Join(", ", unused.Select(u => $"\"{u}\""))} was not understood"),
            Ask { Question: { Kind: Kind.Accounts, Shape: Shape.List, Limit: null, Scope: Scope.Default or Scope.Active } question } when question.Where is not AllAccounts => (question.Where, null),
            Ask => (null, $"\"{when}\" is a question, but not one that picks out accounts"),
            Clarify c => (null, $"\"{when}\" can be understood in several ways: {c.Prompt}"),
            Declined d => (null, $"\"{when}\": {d.Reason}"),
            _ => (null, $"\"{when}\" was not understood"),
        };
}
