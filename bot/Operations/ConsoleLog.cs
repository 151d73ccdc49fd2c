using Microsoft.Extensions.Logging.Console;

namespace CsmBot.Operations;

internal static class ConsoleLog
{
    /// <summary>A line an event, for people; a JSON object an event with <c>Logging:Console:FormatterName</c> set to <c>json</c>, for what collects them.</summary>
    public static ILoggingBuilder AddConsole(this ILoggingBuilder logging, IConfiguration settings) =>
        settings["Logging:Console:FormatterName"] == ConsoleFormatterNames.Json
            ? logging.AddJsonConsole(json => json.UseUtcTimestamp = true)
            : logging.AddSimpleConsole(console => console.SingleLine = true);
}
