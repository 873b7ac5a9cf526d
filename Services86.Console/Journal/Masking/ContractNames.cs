using System.Collections.Frozen;
using Services86.Description;

namespace Services86.WebConsole.Journal.Masking;

/// <summary>The names of elements and members in all contracts, by whether their values may be kept.</summary>
/// <remarks>
/// A value is kept only under a name that a contract has, and that no contract marks as secret: an unknown name can be
/// a misspelt password. The place of the name does not matter, nor does its case, because a client can send a secret in
/// the wrong place.
/// </remarks>
internal sealed class ContractNames
{
    // Of SOAP, WS-Addressing, the fault of each SOAP version, and the errors of REST.
    private static readonly string[] Protocol =
    [
        "Envelope", "Header", "Body", "Fault", "Code", "Subcode", "Reason", "Detail", "ReplyTo", "From", "FaultTo",
        "Security", "UsernameToken",
    ];

    private static readonly string[] ProtocolValues =
    [
        "Action", "To", "MessageID", "RelatesTo", "Address", "faultcode", "faultstring", "faultactor", "Text", "Node",
        "Role", "Error", "ErrorType", "Message", "MessageDetail", "ErrorMessage", "ErrorSource",
    ];

    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal)
    {
        "http://schemas.xmlsoap.org/soap/envelope/",
        "http://schemas.xmlsoap.org/soap/encoding/",
        "http://www.w3.org/2003/05/soap-envelope",
        "http://www.w3.org/2003/05/soap-encoding",
        "http://www.w3.org/2005/08/addressing",
        "http://www.w3.org/2001/XMLSchema",
        "http://www.w3.org/2001/XMLSchema-instance",
    };

    private readonly HashSet<string> _secret = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _values = new(ProtocolValues, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _all = new([.. Protocol, .. ProtocolValues], StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<TypeDescription> _visited = [];
    private readonly FrozenDictionary<string, MessageDescription> _replies;

    /// <summary>Reads the names of contracts.</summary>
    /// <param name="contracts">The contracts that are served.</param>
    public ContractNames(IEnumerable<ContractDescription> contracts)
    {
        var replies = new Dictionary<string, MessageDescription>(StringComparer.Ordinal);
        foreach (var contract in contracts.SelectMany(
            contract => new[] { contract, ContractDescription.Of(contract.AgentType, ServicesVersion.Rest) }))
        {
            _namespaces.Add(contract.XmlNamespace);
            AddAll(contract.RequestHeaders, areReplies: false);
            AddAll(contract.ReplyHeaders, areReplies: true);
            foreach (var operation in contract.Operations)
            {
                _all.Add(operation.Request.WrapperName);
                _all.Add(operation.Reply.WrapperName);
                AddAll(operation.Request.Parts, areReplies: false);
                AddAll(operation.Reply.Parts, areReplies: true);
                replies[$"{contract.Version.Name}/{contract.Name}.{operation.Name}"] = operation.Reply;
            }
        }

        _replies = replies.ToFrozenDictionary(StringComparer.Ordinal);
        _values.ExceptWith(_secret);
    }

    /// <summary>Gets whether a name is in a contract or a protocol.</summary>
    public bool IsKnown(string name) => _all.Contains(name);

    /// <summary>
    /// Gets whether an element is an entry of a dictionary whose values are objects: the members of a value are judged
    /// by their own names, although Value is secret elsewhere.
    /// </summary>
    public bool IsEntryOfObjects(string name) => _entries.Contains(name);

    /// <summary>Gets whether an XML namespace is that of a contract or a protocol.</summary>
    public bool IsNamespace(string name) => _namespaces.Contains(name);

    /// <summary>Gets whether a contract marks a name as secret.</summary>
    public bool IsSecret(string name) => _secret.Contains(name);

    /// <summary>Gets whether the value under a name may be kept.</summary>
    public bool HasValue(string name) => _values.Contains(name);

    /// <summary>Gets the reply of an operation; null if the operation is not known.</summary>
    public MessageDescription? ReplyOf(string version, string agent, string operation) =>
        _replies.GetValueOrDefault($"{version}/{agent}.{operation}");

    // A secret part of a reply, such as Response, has that name in one operation only.
    private void AddAll(IEnumerable<MessagePartDescription> parts, bool areReplies)
    {
        foreach (var part in parts)
        {
            Add(part.Name, part.Type, part.IsSecret && !areReplies);
        }
    }

    private void Add(string name, TypeDescription type, bool isSecret)
    {
        _namespaces.Add(type.XmlNamespace);
        _all.Add(name);
        if (isSecret)
        {
            _secret.Add(name);
        }
        else if (IsSimple(type) || type is ListDescription { Item: { } item } && IsSimple(item))
        {
            _values.Add(name);
        }

        AddType(type);
    }

    private void AddType(TypeDescription type)
    {
        if (!_visited.Add(type))
        {
            return;
        }

        switch (type)
        {
            case ObjectDescription @object:
                foreach (var member in @object.Members)
                {
                    Add(member.Name, member.Type, member.IsSecret);
                }

                break;
            case ListDescription list:
                Add(list.Item.Name, list.Item, isSecret: false);
                break;
            case DictionaryDescription dictionary:
                _all.Add(dictionary.EntryName);
                if (!IsSimple(dictionary.Value))
                {
                    _entries.Add(dictionary.EntryName);
                }

                Add(dictionary.KeyName, dictionary.Key, isSecret: false);
                Add(dictionary.ValueName, dictionary.Value, isSecret: false);
                break;
        }
    }

    private static bool IsSimple(TypeDescription type) => type is PrimitiveDescription or EnumDescription;
}
