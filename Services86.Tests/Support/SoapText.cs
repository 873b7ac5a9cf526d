using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>Writes request envelopes by LINQ to XML, which the server does not use.</summary>
internal static class SoapText
{
    public const string Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string Soap12 = "http://www.w3.org/2003/05/soap-envelope";

    public static XNamespace Services86 { get; } = "http://www.superoffice.net/ws/crm/NetServer/Services86";

    public static XNamespace Xsi { get; } = "http://www.w3.org/2001/XMLSchema-instance";

    public static string LogIn(string name, string password) => Call(
        ticket: null, "AuthenticateUsernamePassword", Element("UserName", name), Element("Password", password));

    public static string SaveServiceAuth(string? ticket, params object[] members) =>
        Call(ticket, "SaveServiceAuth", Element("ServiceAuth", members));

    public static string GetServiceAuth(string? ticket, int id) =>
        Call(ticket, "GetServiceAuth", Element("ServiceAuthId", id));

    public static string DeleteServiceAuth(string? ticket, int id) =>
        Call(ticket, "DeleteServiceAuth", Element("ServiceAuthId", id));

    /// <summary>Writes a call of an operation.</summary>
    /// <param name="ticket">The ticket in the Credentials header; null for no header.</param>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="parameters">The elements of the parameters.</param>
    public static string Call(string? ticket, string operation, params object[] parameters) =>
        Envelope(ticket, new XElement(Services86 + operation, parameters));

    public static XElement Element(string name, params object[] content) => new(Services86 + name, content);

    public static XElement Nil(string name) => new(Services86 + name, new XAttribute(Xsi + "nil", "true"));

    public static string Envelope(string? ticket, XElement body, string envelopeNamespace = Soap11)
    {
        XNamespace soap = envelopeNamespace;
        var envelope = new XElement(
            soap + "Envelope",
            ticket is null ? null : new XElement(soap + "Header", Element("Credentials", Element("Ticket", ticket))),
            new XElement(soap + "Body", body));
        return envelope.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Adds a block to the Header of an envelope, which must have a Header.</summary>
    public static string WithHeader(string envelope, XElement block)
    {
        var document = XElement.Parse(envelope, LoadOptions.PreserveWhitespace);
        document.Elements().Single(element => element.Name.LocalName == "Header").Add(block);
        return document.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Adds an ApplicationToken header to an envelope; nil if the token is null.</summary>
    public static string WithApplicationToken(string envelope, string? token)
    {
        XNamespace soap = Soap11;
        var root = XElement.Parse(envelope);
        if (root.Element(soap + "Header") is null)
        {
            root.AddFirst(new XElement(soap + "Header"));
        }

        var block = token is null ? Nil("ApplicationToken") : Element("ApplicationToken", token);
        root.Element(soap + "Header")!.AddFirst(block);
        return root.ToString(SaveOptions.DisableFormatting);
    }
}
