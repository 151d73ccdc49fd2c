using CsmBot.Data;

namespace CsmBot.Access;

/// <summary>
/// Which conversations may show money and risk. A direct chat may, a shared or external channel never; every other one only when it is named by its name or id in the
/// setting <c>Access:ClearedChannels</c>.
/// </summary>
/// <param name="Named">Names and ids; null when the setting is not there.</param>
/// <param name="Local">In local mode, where everyone is whoever they say, all that is not shared is cleared unless the setting names some.</param>
public sealed record Clearance(IReadOnlySet<string>? Named, bool Local)
{
    public static readonly Clearance Everywhere = new(null, true);

    // A channel of Slack is kept with its workspace behind its id, which a person who names it leaves out.
    public bool Of(Place place) => place.Kind == PlaceKind.Personal || (!place.Shared && (Named is null ? Local : Is(place.Name) || Is(place.Conversation) || Is(place.Conversation.Split(';')[0])));

    private bool Is(string? name) => name is not null && Named!.Contains(name.TrimStart('#'));
}
