// The contract attributes of WCF, with the same names, namespace and meaning. They are declared here because the
// package System.ServiceModel.Primitives cannot be restored everywhere. CoreWCF identifies contract attributes by their
// full name, so it can host the interfaces without changes.
// Source: https://learn.microsoft.com/dotnet/api/system.servicemodel
namespace System.ServiceModel;

/// <summary>Marks an interface as a service contract.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class ServiceContractAttribute : Attribute
{
    /// <summary>Gets or sets the local name of the portType.</summary>
    /// <value>Null: the name of the interface.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the XML namespace of the portType and its messages.</summary>
    /// <value>Null: <c>http://tempuri.org/</c>.</value>
    public string? Namespace { get; set; }
}

/// <summary>Marks a method of a service contract as an operation.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OperationContractAttribute : Attribute
{
    /// <summary>Gets or sets the name of the operation.</summary>
    /// <value>Null: the name of the method without the suffix <c>Async</c>.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the action of the request.</summary>
    /// <value>Null: namespace, contract and operation, joined by slashes.</value>
    public string? Action { get; set; }

    /// <summary>Gets or sets the action of the reply.</summary>
    /// <value>Null: the action of the request, followed by <c>Response</c>.</value>
    public string? ReplyAction { get; set; }
}

/// <summary>Specifies the element name of a parameter or a result.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class MessageParameterAttribute : Attribute
{
    /// <summary>Gets or sets the name of the element.</summary>
    /// <value>Null: the name of the parameter, or the name of the operation followed by <c>Result</c>.</value>
    public string? Name { get; set; }
}

/// <summary>Marks a class as a message: its members are header blocks and children of the wrapper element.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MessageContractAttribute : Attribute
{
    /// <summary>Gets or sets the name of the wrapper element.</summary>
    /// <value>Null: the name of the class.</value>
    public string? WrapperName { get; set; }
}

/// <summary>Marks a member of a message contract as a header block.</summary>
/// <remarks>Header blocks are written in the order of their names.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MessageHeaderAttribute : Attribute
{
    /// <summary>Gets or sets the name of the header block.</summary>
    /// <value>Null: the name of the member.</value>
    public string? Name { get; set; }
}

/// <summary>Marks a member of a message contract as a child of the wrapper element.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MessageBodyMemberAttribute : Attribute
{
    /// <summary>Gets or sets the name of the element.</summary>
    /// <value>Null: the name of the member.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the order of the member. Members with the same order are sorted by name.</summary>
    public int Order { get; set; }
}
