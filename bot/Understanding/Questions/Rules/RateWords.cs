using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>The words of the rates, as <see cref="Rates"/> has them.</summary>
internal static class RateWords
{
    public static readonly Rule[] Rules =
        [.. Rates.All.Select(r => Word(r.Said, $"({string.Join(" | ", r.Words)})", new Rate(r.Name), [.. r.Examples]))];
}
