// WCF's contract attributes, with WCF's names, namespace and meaning. They are declared here because the package that
// has them, System.ServiceModel.Primitives, cannot be restored everywhere. CoreWCF recognises contract attributes by
// their full name, so the interfaces that carry these can be hosted by it unchanged.
// Source: https://learn.microsoft.com/dotnet/api/system.servicemodel
namespace System.ServiceModel;

/// <summary>Marks an interface as a service contract.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class ServiceContractAttribute : Attribute
{
    /// <summary>The local name of the portType; the name of the interface when null.</summary>
    public string? Name { get; set; }

    /// <summary>The XML namespace of the portType and its messages; <c>http://tempuri.org/</c> when null.</summary>
    public string? Namespace { get; set; }
}

/// <summary>Marks a method of a service contract as an operation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationContractAttribute : Attribute
{
    /// <summary>The name of the operation; the name of the method, less a final <c>Async</c>, when null.</summary>
    public string? Name { get; set; }

    /// <summary>The action of the request; namespace, contract and operation joined by slashes when null.</summary>
    public string? Action { get; set; }

    /// <summary>The action of the reply; the action of the request followed by <c>Response</c> when null.</summary>
    public string? ReplyAction { get; set; }
}

/// <summary>Names a parameter, or the result, of an operation on the wire.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class MessageParameterAttribute : Attribute
{
    /// <summary>The element's name; the parameter's name, or the operation's followed by <c>Result</c>, when null.</summary>
    public string? Name { get; set; }
}

/// <summary>Marks a class as a whole message: its header blocks and the children of its body's wrapper.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MessageContractAttribute : Attribute
{
    /// <summary>The name of the wrapper element; the name of the class when null.</summary>
    public string? WrapperName { get; set; }
}

/// <summary>Marks a member of a message contract as a header block. Blocks are written in the order of their names.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MessageHeaderAttribute : Attribute
{
    /// <summary>The name of the header block; the name of the member when null.</summary>
    public string? Name { get; set; }
}

/// <summary>Marks a member of a message contract as a child of the body's wrapper.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MessageBodyMemberAttribute : Attribute
{
    /// <summary>The name of the element; the name of the member when null.</summary>
    public string? Name { get; set; }

    /// <summary>The place among the members; those of the same place are in the order of their names.</summary>
    public int Order { get; set; }
}
