using System.Text;
using System.Text.Json;

namespace CsmBot.Channels;

/// <summary>Reads a JSON request with a limit, before anything is made of it.</summary>
internal static class Body
{
    public const int MostBytes = 256 * 1024;

    /// <summary>The server cuts the connection there. Up to here a body is read to its end, or its sender would meet a broken connection instead of the refusal.</summary>
    public const int MostBytesRead = 4 * MostBytes;

    /// <summary>The text and its JSON, or why it is refused.</summary>
    public static async Task<(string Text, JsonElement Json, IResult? Refusal)> Read(HttpRequest request, CancellationToken cancel, int most = MostBytes)
    {
        if (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() != "application/json")
            return Refuse(415, "UnsupportedMediaType", "Send the body as application/json.");
        if (request.ContentLength > most) return TooLarge(most);
        try
        {
            var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, cancel);
            if (buffer.Length > most) return TooLarge(most);
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\uFEFF');
            using var json = JsonDocument.Parse(text);
            return (text, json.RootElement.Clone(), null);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge) { return TooLarge(most); }
        catch (Exception error) when (error is JsonException or DecoderFallbackException)
        {
            return Refuse(400, "BadSyntax", "The body is not valid JSON in UTF-8.");
        }
    }

    private static (string, JsonElement, IResult?) TooLarge(int most) => Refuse(413, "MessageSizeTooBig", $"The body is over {most / 1024:N0} KiB.");

    private static (string, JsonElement, IResult?) Refuse(int status, string code, string message) => ("", default, Problems.Of(status, code, message));
}
