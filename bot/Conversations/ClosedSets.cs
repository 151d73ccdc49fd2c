using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CsmBot.Conversations;

/// <summary>Writes what a conversation keeps (questions, drafts, choices) as JSON; a member of a closed set carries its type's name.</summary>
internal static class ClosedSets
{
    private const string Kind = "$kind";

    public static readonly JsonSerializerOptions Json = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameMembers } },
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static void NameMembers(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Type.Assembly != typeof(ClosedSets).Assembly) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = Kind };
        foreach (var member in info.Type.Assembly.GetTypes().Where(t => t.IsSealed && info.Type.IsAssignableFrom(t)))
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(member, member.Name));
    }
}
