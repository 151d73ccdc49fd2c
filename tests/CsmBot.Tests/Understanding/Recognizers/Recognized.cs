using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Tests.Understanding.Recognizers;

/// <summary>What is recognised in a text, in a short form to compare: <c>date 2026-11-16|2026-11-23</c>.</summary>
internal static class Recognized
{
    /// <summary>A Saturday.</summary>
    public const string Now = "2026-11-21T10:00:00";

    public static Moment At(string now, Workspace? workspace = null) =>
        new(DateTime.SpecifyKind(DateTime.Parse(now, CultureInfo.InvariantCulture), DateTimeKind.Utc), TimeZoneInfo.Utc, workspace ?? new Workspace());

    public static string In(string text, string now = Now, bool leanFuture = false, Workspace? workspace = null) =>
        string.Join("; ", new Recognizer().Recognize(text, At(now, workspace)).Select(e => $"{e.Type.ToString().ToLowerInvariant()} {string.Join('|', EntityValues.Of(e, leanFuture).Select(Text))}"));

    private static string Text(EntityValue value) =>
        (value.Value ?? $"{value.Start ?? "…"}..{value.End ?? "…"}") + (value.Unit is null ? "" : " " + value.Unit);
}
