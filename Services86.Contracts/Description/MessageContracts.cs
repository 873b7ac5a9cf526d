using System.Reflection;
using System.ServiceModel;

namespace Services86.Description;

/// <summary>Describes message contracts, which are classes for whole messages.</summary>
/// <param name="version">The version of the services.</param>
/// <param name="xmlNamespace">The XML namespace of the messages in the version.</param>
internal sealed class MessageContracts(ServicesVersion version, string xmlNamespace)
{
    /// <summary>Returns the message contract of the request; null if the method has plain parameters.</summary>
    public static Type? RequestOf(MethodInfo method) =>
        method.GetParameters() is [{ ParameterType: var type }] && IsMessageContract(type) ? type : null;

    /// <summary>Returns the message contract of the reply; null if the method has a plain result or none.</summary>
    public static Type? ReplyOf(MethodInfo method) =>
        method.ReturnType.GetGenericArguments() is [var type] && IsMessageContract(type) ? type : null;

    /// <summary>Describes the body of a message contract.</summary>
    public MessageDescription BodyOf(Type type) => new(
        type.Name,
        type.GetCustomAttribute<MessageContractAttribute>()?.WrapperName ?? type.Name,
        xmlNamespace,
        [
            .. from property in type.GetProperties()
               let member = property.GetCustomAttribute<MessageBodyMemberAttribute>()
               where member is not null && version.Has(property)
               let name = member.Name ?? property.Name
               orderby member.Order, name
               select Part(property, name)
        ]);

    /// <summary>Describes the header blocks of a message contract, in the order of WCF.</summary>
    public IReadOnlyList<MessagePartDescription> HeadersOf(Type type) =>
        [
            .. type.GetProperties()
                .Where(version.Has)
                .Select(property => (Property: property, Header: property.GetCustomAttribute<MessageHeaderAttribute>()))
                .Where(header => header.Header is not null)
                .Select(header => Part(header.Property, header.Header!.Name ?? header.Property.Name))
                .OrderBy(part => part.Name, StringComparer.Ordinal)
        ];

    private static bool IsMessageContract(Type type) => type.IsDefined(typeof(MessageContractAttribute));

    private MessagePartDescription Part(PropertyInfo property, string name) =>
        new(
            name,
            xmlNamespace,
            property.PropertyType,
            version,
            PropertyAccessor.Create(property.DeclaringType!.GetProperty(property.Name)!),
            property);
}
