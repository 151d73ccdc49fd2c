using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CsmBot.Data.Cosmos;

/// <summary>A committed transaction: the document of the log whose id is its number.</summary>
/// <param name="Sequence">One more than the one before.</param>
/// <param name="Id">Names this attempt to commit: whoever finds the document can tell whether it is its own.</param>
/// <param name="After">The id of the commit before: a replica that has another there has diverged.</param>
/// <param name="Schema">The newest migration that its writer knew.</param>
/// <param name="At">When, by the service's clock, in ms since 1970.</param>
/// <param name="Images">The rows that it changed; null when they have been carried into the container of rows, and are not kept here any more.</param>
internal sealed record Commit(long Sequence, string Id, string After, string Schema, long At, IReadOnlyList<RowImage>? Images)
{
    /// <summary>So long, in ms, the next number is left to whoever has the turn.</summary>
    private const long Term = 20_000;

    /// <summary>The process that the next number is left to, because others came before it again and again; null for all others.</summary>
    public string? Turn { get; init; }

    /// <summary>Somebody else has the turn.</summary>
    /// <param name="now">The service's time, in ms since 1970.</param>
    public bool HoldsUp(string me, long now) => Turn is { } owner && owner != me && now < At + Term;

    /// <summary>So many bytes and more are compressed: fewer are charged for.</summary>
    private const int Large = 4_096;

    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>So many commits lie in a partition: of 2 MB each they fill a tenth of it.</summary>
    private const int Segment = 1_000;

    /// <summary>The partition in which the commit of this number lies.</summary>
    public static string Partition(long sequence) => (sequence / Segment).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Name => Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Its document, and those that have to be there before it because it is too large for one.</summary>
    public (byte[] Document, List<(string Id, byte[] Document)> Parts) Documents()
    {
        if (Images is null) return (Write(json => json.WriteBoolean("carried", true)), []);
        var images = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(images, _plain))
        {
            writer.WriteStartArray();
            foreach (var image in Images) image.Write(writer);
            writer.WriteEndArray();
        }
        if (images.WrittenCount < Large) return (Write(json => { json.WritePropertyName("rows"); json.WriteRawValue(images.WrittenSpan); }), []);
        var packed = Pack(images.WrittenSpan);
        if (packed.Length <= Cosmos.Documents.MostBytes) return (Write(json => json.WriteString("packed", packed)), []);
        var parts = packed.Chunk(Cosmos.Documents.MostBytes).Select((part, i) => (Part(i), Object(json => { json.WriteString("id", Part(i)); json.WriteString("segment", Id); json.WriteString("packed", part); }))).ToList();
        return (Write(json => json.WriteNumber("parts", parts.Count)), parts);
    }

    /// <summary>The id of one of its parts, which lie in a partition of the commit's own.</summary>
    public string Part(int number) => $"{Id}-{number}";

    /// <param name="json">Its document.</param>
    /// <param name="part">Reads a part of it.</param>
    public static async Task<Commit> Of(JsonElement json, Func<Commit, int, Task<string>> part)
    {
        var bare = new Commit(long.Parse(json.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture), json.GetProperty("commit").GetString()!,
            json.GetProperty("after").GetString()!, json.GetProperty("schema").GetString()!, json.GetProperty("at").GetInt64(), null)
        {
            Turn = json.TryGetProperty("turn", out var turn) ? turn.GetString() : null,
        };
        if (json.TryGetProperty("carried", out _)) return bare;
        if (json.TryGetProperty("rows", out var rows)) return bare with { Images = Read(rows) };
        string packed;
        if (json.TryGetProperty("parts", out var parts)) packed = string.Concat(await Task.WhenAll(Enumerable.Range(0, parts.GetInt32()).Select(i => part(bare, i))));
        else packed = json.GetProperty("packed").GetString()!;
        using var document = JsonDocument.Parse(Unpack(packed));
        return bare with { Images = Read(document.RootElement) };
    }

    /// <summary>A JSON object, as bytes.</summary>
    public static byte[] Object(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, _plain))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private byte[] Write(Action<Utf8JsonWriter> body) => Object(json =>
    {
        json.WriteString("id", Name);
        json.WriteString("segment", Partition(Sequence));
        json.WriteString("commit", Id);
        json.WriteString("after", After);
        json.WriteString("schema", Schema);
        json.WriteNumber("at", At);
        if (Turn is not null) json.WriteString("turn", Turn);
        body(json);
    });

    private static List<RowImage> Read(JsonElement rows) => [.. rows.EnumerateArray().Select(RowImage.Of)];

    private static string Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(bytes);
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    private static MemoryStream Unpack(string packed)
    {
        var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress)) brotli.CopyTo(bytes);
        bytes.Position = 0;
        return bytes;
    }
}
