using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>Reads the rights of the caller from a carrier in a response.</summary>
internal static class Rights
{
    /// <summary>The mask of a record that the caller may read, save and delete.</summary>
    public const string Everything = "Select Update Insert Delete";

    /// <summary>Gets the mask of a record.</summary>
    public static string MaskOf(XElement record) =>
        record.Element(SoapText.Services86 + "TableRight")!.Element(SoapText.Services86 + "Mask")!.Value;

    /// <summary>Gets the restricted fields of a record, each as its name, mask, type and length.</summary>
    public static IEnumerable<string> FieldsOf(XElement record) =>
        from entry in record.Element(SoapText.Services86 + "FieldProperties")!.Elements()
        let value = entry.Element(SoapText.Services86 + "Value")!
        let name = entry.Element(SoapText.Services86 + "Key")!.Value
        let mask = value.Descendants(SoapText.Services86 + "Mask").Single().Value
        let type = value.Element(SoapText.Services86 + "FieldType")!.Value
        let length = value.Element(SoapText.Services86 + "FieldLength")!.Value
        select $"{name}: {mask} {type} {length}";
}
