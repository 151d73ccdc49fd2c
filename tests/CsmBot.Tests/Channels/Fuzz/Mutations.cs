using System.Text;
using System.Text.Json.Nodes;

namespace CsmBot.Tests.Channels.Fuzz;

/// <summary>Damages JSON in the ways in which senders, networks and attackers do. The same seed damages the same way.</summary>
internal sealed class Mutations(int seed)
{
    private static readonly JsonNode?[] _strange =
    [
        null, true, 0, -1, 1e308, 9223372036854775807L, "", " ", "\u0000", "\u202e\ufeff", "💥", "../../etc/passwd", "'; DROP TABLE interactions; --", "<script>alert(1)</script>", "{{7*7}}", "%s%n", "2026-02-30",
        new JsonArray(), new JsonObject(), new JsonArray(1, "a", null), new JsonObject { ["id"] = new JsonObject { ["id"] = 5 } }, new JsonArray(new JsonArray(new JsonArray())),
    ];

    private readonly Random _random = new(seed);

    /// <summary>One to three changes of the document; it may still be what it was meant to be.</summary>
    public JsonNode Of(JsonNode sample)
    {
        var copy = new JsonObject { ["it"] = sample.DeepClone() };
        for (var i = _random.Next(1, 4); i > 0; i--) Change(copy);
        return copy["it"] ?? new JsonObject();
    }

    /// <summary>The document's bytes, often broken.</summary>
    public byte[] Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length == 0) return bytes;
        switch (_random.Next(6))
        {
            case 0: return bytes[.._random.Next(bytes.Length)];
            case 1:
                for (var i = _random.Next(1, 6); i > 0; i--) bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
                return bytes;
            case 2: return [.. bytes, .. bytes];
            case 3 when _random.Next(8) == 0: return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":[", 20_000)));
            default: return bytes;
        }
    }

    private void Change(JsonObject root)
    {
        var places = Containers(root).ToList();
        var place = places[_random.Next(places.Count)];
        if (place is JsonArray { Count: > 0 } list)
        {
            var at = _random.Next(list.Count);
            list[at] = Value(list[at]);
            return;
        }
        if (place is not JsonObject { Count: > 0 } o) return;
        var (name, old) = o.ElementAt(_random.Next(o.Count));
        switch (_random.Next(place == root ? 1 : 4))
        {
            case 1: o.Remove(name); break;
            case 2: o.Remove(name); o[_random.Next(2) == 0 ? name.ToUpperInvariant() : name + "\u0000"] = old; break;
            case 3: o["x" + _random.Next(9)] = Value(old); break;
            default: o[name] = Value(old); break;
        }
    }

    private JsonNode? Value(JsonNode? old) => _random.Next(8) switch
    {
        0 => new string('x', 20_000),
        1 => new JsonArray(old?.DeepClone(), old?.DeepClone()),
        2 => Deep(old?.DeepClone()),
        3 when old is JsonValue => old + "é" + old,
        _ => _strange[_random.Next(_strange.Length)]?.DeepClone(),
    };

    private JsonNode? Deep(JsonNode? node)
    {
        for (var i = _random.Next(3, 55); i > 0; i--) node = new JsonObject { ["v"] = node };
        return node;
    }

    private static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Containers(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Containers).Prepend(a),
        _ => [],
    };
}
