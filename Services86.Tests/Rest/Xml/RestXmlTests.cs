using System.Net;
using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Xml;

internal sealed class RestXmlTests : RestFixture
{
    private const string Namespace = "http://www.superoffice.net/ws/crm/NetServer/Services86";
    private const string Arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

    private static readonly XNamespace Serialization = "http://schemas.microsoft.com/2003/10/Serialization/";
    private static readonly XName Nil = SoapText.Xsi + "nil";

    [TestCase($"""<ServiceAuth xmlns="{Namespace}"><Port>5</Port><Server>æ &amp; ø</Server></ServiceAuth>""")]
    [TestCase("<?xml version=\"1.0\"?>\n<ServiceAuth><Server>æ &amp; ø</Server><Unknown/><Port>5</Port></ServiceAuth>")]
    public async Task An_entity_is_read_and_written(string body)
    {
        var answer = await CallXmlAsync("User/SaveServiceAuth", body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(answer.Xml.Name, Is.EqualTo(SoapText.Services86 + "ServiceAuth"));
            Assert.That(answer.Xml.Element(SoapText.Services86 + "Server")!.Value, Is.EqualTo("æ & ø"));
            Assert.That(answer.Xml.Elements().First().Name.LocalName, Is.EqualTo("TableRight"));
            Assert.That(
                answer.Xml.Descendants(SoapText.Services86 + "Mask").Single().Value,
                Is.EqualTo("Select Update Insert Delete"));
        }
    }

    [TestCase($"""<ArrayOfint xmlns="{Arrays}"><int>1</int></ArrayOfint>""")]
    [TestCase("<ArrayOfint><int>1</int></ArrayOfint>")]
    [TestCase($"""<ArrayOfint xmlns="{Namespace}"><int>1</int></ArrayOfint>""")]
    public async Task A_list_is_read_and_written(string body)
    {
        var answer = await CallXmlAsync("User/GetUserInfoList", body);

        Assert.That(answer.Xml.Name, Is.EqualTo(SoapText.Services86 + "ArrayOfUserInfo"));
        Assert.That(
            answer.Xml.Descendants(SoapText.Services86 + "UserName").Select(name => name.Value), Is.EqualTo(["admin"]));
    }

    [TestCase("<CanChangePasswordRequest><AssociateId>1</AssociateId></CanChangePasswordRequest>")]
    [TestCase($"""<Anything xmlns="{Namespace}"><AssociateId>1</AssociateId></Anything>""")]
    public async Task Parameters_are_read_from_any_root_and_a_scalar_is_written(string body)
    {
        var answer = await CallXmlAsync("User/CanChangePassword", body);

        Assert.That(answer.Xml.Name, Is.EqualTo(Serialization + "boolean"));
        Assert.That(answer.Xml.Value, Is.EqualTo("true"));
    }

    [Test]
    public async Task Null_is_nil()
    {
        var answer = await CallXmlAsync("User/GetServiceAuth?serviceAuthId=999999");

        Assert.That(answer.Xml.Name, Is.EqualTo(SoapText.Services86 + "ServiceAuth"));
        Assert.That(answer.Xml.Attribute(Nil)!.Value, Is.EqualTo("true"));
    }

    [Test]
    public async Task Several_results_are_the_children_of_the_root()
    {
        var answer = await CallXmlAsync(
            "SoPrincipal/AuthenticateUsernamePassword",
            "<AuthenticateUsernamePassword><UserName>admin</UserName><Password>wrong</Password>" +
            "</AuthenticateUsernamePassword>");

        Assert.That(
            answer.Xml.Elements().Select(element => element.Name.LocalName),
            Is.EqualTo(["Response", "Credentials", "AuthenticationSucceeded"]));
    }

    [Test]
    public async Task Members_that_are_not_selected_are_nil()
    {
        var account = await CallAsync(
            "EMail/SaveEMailAccount",
            """{ "EMailAddress": "xml@example.com", "IncomingCredentials": { "Server": "imap", "Port": 143 } }""");
        var id = account.Json.GetProperty("EMailAccountId").GetInt32();

        var answer = await CallXmlAsync(
            $"EMail/GetEMailAccount?eMailAccountId={id}&$select=emailaddress,incomingcredentials/port," +
            "fieldproperties/errorcount");

        var ns = SoapText.Services86;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Xml.Element(ns + "EMailAddress")!.Value, Is.EqualTo("xml@example.com"));
            Assert.That(answer.Xml.Element(ns + "AssociateId")!.Attribute(Nil), Is.Not.Null);
            Assert.That(answer.Xml.Element(ns + "IncomingCredentials")!.Element(ns + "Port")!.Value, Is.EqualTo("143"));
            Assert.That(answer.Xml.Element(ns + "IncomingCredentials")!.Element(ns + "Server")!.IsEmpty, Is.True);
            Assert.That(
                answer.Xml.Element(ns + "FieldProperties")!.Elements()
                    .Select(entry => (
                        entry.Element(ns + "Key")!.Value, entry.Element(ns + "Value")!.Attribute(Nil) is null)),
                Is.EqualTo([("AccountStatus", false), ("ErrorCount", true), ("ErrorReason", false)]));
        }
    }

    [Test]
    public async Task A_selection_applies_to_the_items_of_a_list()
    {
        var answer = await CallXmlAsync(
            "User/GetUserInfoList?$select=username", "<ArrayOfint><int>1</int></ArrayOfint>");

        var user = answer.Xml.Elements().Single();
        Assert.That(
            user.Elements().Where(member => member.Attribute(Nil) is null).Select(member => member.Name.LocalName),
            Is.EqualTo(["UserName"]));
    }

    [TestCase(
        "<ServiceAuth><Port>abc</Port></ServiceAuth>",
        "The element ServiceAuth/Port on line 1 cannot be read: expected a whole number")]
    [TestCase(
        "<EMailAccount/>",
        $"Expected the root element ServiceAuth in the namespace {Namespace}, or in none, " +
        "found EMailAccount on line 1.")]
    [TestCase(
        "<ServiceAuth xmlns='urn:other'/>",
        $"Expected the root element ServiceAuth in the namespace {Namespace}, or in none, found ServiceAuth in the " +
        "namespace 'urn:other' on line 1.")]
    [TestCase("<ServiceAuth><Port>5</Server></ServiceAuth>", "The XML cannot be read in ServiceAuth/Port: ")]
    [TestCase(
        "<!DOCTYPE a [<!ENTITY b 'c'>]><ServiceAuth/>",
        "Expected XML without a document type declaration, found <!DOCTYPE.")]
    [TestCase("<ServiceAuth/><More/>", "The XML cannot be read")]
    [TestCase("{}", "The XML cannot be read")]
    public async Task Invalid_XML_is_rejected(string body, string message)
    {
        var answer = await CallAsync("User/SaveServiceAuth", body, "text/xml");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Message, Does.StartWith(message));
    }

    [Test]
    public async Task A_body_that_is_nil_is_rejected()
    {
        var answer = await CallAsync(
            "User/SaveServiceAuth", $"""<ServiceAuth xmlns:i="{SoapText.Xsi}" i:nil="true"/>""", "text/xml");

        Assert.That(answer.Json.GetProperty("MessageDetail").GetString(), Does.EndWith("found null."));
    }
}
