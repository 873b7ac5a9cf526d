using Services86.Description;
using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Errors;

namespace Services86.Rest.Responses;

/// <summary>Checks the names of a selection.</summary>
/// <remarks>
/// A name that no member has would make all members null, and a client that saves what it got would erase the record.
/// </remarks>
internal static class SelectedMembers
{
    /// <summary>Requires that the results of an operation have members of the names.</summary>
    /// <param name="selection">The selection.</param>
    /// <param name="reply">The results. An operation without results accepts any selection.</param>
    /// <exception cref="RestException">A name is unknown.</exception>
    public static void Require(Selection selection, MessageDescription reply)
    {
        switch (reply.Parts)
        {
            case []:
                break;
            case [var only]:
                Require(selection, only.Type);
                break;
            default:
                foreach (var (name, within) in selection.Members)
                {
                    var part = reply.Parts.FirstOrDefault(
                        known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
                    Require(
                        within,
                        part?.Type ?? throw Unknown(name, reply.WrapperName, reply.Parts.Select(known => known.Name)));
                }

                break;
        }
    }

    private static void Require(Selection? selection, TypeDescription type)
    {
        foreach (var (name, within) in selection?.Members ?? new Dictionary<string, Selection?>())
        {
            switch (type)
            {
                case ListDescription list:
                    Require(selection, list.Item);
                    return;
                case DictionaryDescription dictionary:
                    Require(within, dictionary.Value);
                    break;
                case ObjectDescription description:
                    Require(within, description.FindMember(name)?.Type ?? throw Unknown(
                        name, description.Name, description.Members.Select(member => member.Name)));
                    break;
                default:
                    // The documentation sends names for results without members: SaveCredential?$select=name.
                    return;
            }
        }
    }

    private static RestException Unknown(string name, string typeName, IEnumerable<string> known) =>
        RestException.BadRequest(
            $"The parameter $select cannot be read: expected {UnknownNames.Expected(typeName, known, name)}, or * for "
            + $"all members, found {Quotation.Of(name)}. Correct it and send the request again: nothing was executed.");
}
