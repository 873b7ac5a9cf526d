namespace Services86.Soap.Faults;

/// <summary>The detail of a fault: an object that describes the failure to a program.</summary>
/// <param name="elementName">The name of the element, in the namespace of the contract.</param>
/// <param name="value">The object; its type has a data contract.</param>
public sealed class SoapFaultDetail(string elementName, object value)
{
    /// <summary>Gets the name of the element, in the namespace of the contract.</summary>
    public string ElementName { get; } = elementName;

    /// <summary>Gets the object.</summary>
    public object Value { get; } = value;
}
