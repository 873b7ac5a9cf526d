using Services86.Http;

namespace Services86.Rest.Bodies;

/// <summary>The content of a request to an operation: the arguments, or a patch of the entity that it saves.</summary>
internal readonly record struct RequestContent
{
    /// <summary>Creates the content of a request with arguments.</summary>
    /// <param name="arguments">A value for each part of the operation's request.</param>
    public RequestContent(object?[] arguments) => Arguments = arguments;

    /// <summary>Creates the content of a request with a patch.</summary>
    public RequestContent(EntityPatch patch)
        : this([]) => Patch = patch;

    /// <summary>Gets a value for each part of the operation's request; none if there is a patch.</summary>
    public object?[] Arguments { get; }

    /// <summary>Gets the patch; null if there are arguments.</summary>
    public EntityPatch? Patch { get; }

    /// <summary>Gets the members that the contract does not have; null if they are ignored.</summary>
    public UnknownMemberCollector? UnknownMembers { get; init; }
}
