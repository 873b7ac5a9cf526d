using Services86.Description;

namespace Services86.Rest.UrlEncoded;

/// <summary>The members that an object in a URL-encoded body can have.</summary>
/// <param name="TypeName">The name of the type.</param>
/// <param name="Names">The names of the members; null if any name is a member.</param>
/// <param name="TypeOf">Gets the type of a member by its name, case-insensitive; null for an unknown member.</param>
internal sealed record UrlEncodedMembers(
    string TypeName, IEnumerable<string>? Names, Func<string, TypeDescription?> TypeOf)
{
    /// <summary>Gets the members of a type; none if it is not an object.</summary>
    public static UrlEncodedMembers Of(TypeDescription type) => type switch
    {
        ObjectDescription description => new UrlEncodedMembers(
            description.Name,
            description.Members.Select(member => member.Name),
            name => description.FindMember(name)?.Type),
        DictionaryDescription dictionary => new UrlEncodedMembers(dictionary.Name, null, _ => dictionary.Value),

        // Written as an object, which the JSON converter rejects.
        _ => new UrlEncodedMembers(type.Name, null, _ => null),
    };

    /// <summary>Gets the parameters of an operation.</summary>
    public static UrlEncodedMembers Of(MessageDescription request) => new(
        request.WrapperName,
        request.Parts.Select(part => part.Name),
        name => request.Parts
            .FirstOrDefault(part => part.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Type);
}
