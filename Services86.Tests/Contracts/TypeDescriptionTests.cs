using System.Runtime.Serialization;
using Services86.Description;

namespace Services86.Tests.Contracts;

internal sealed class TypeDescriptionTests
{
    [TestCase(typeof(string), "string", true)]
    [TestCase(typeof(int), "int", false)]
    [TestCase(typeof(short), "short", false)]
    [TestCase(typeof(bool), "boolean", false)]
    [TestCase(typeof(double), "double", false)]
    [TestCase(typeof(DateTime), "dateTime", false)]
    [TestCase(typeof(byte[]), "base64Binary", true)]
    public void A_primitive_has_its_XML_Schema_type(Type type, string name, bool isNillable)
    {
        var description = TypeDescription.Of(type);

        Assert.That(description, Is.InstanceOf<PrimitiveDescription>());
        Assert.That((description.Name, description.XmlNamespace), Is.EqualTo((name, ContractNamespaces.XmlSchema)));
        Assert.That(description.IsNillable, Is.EqualTo(isNillable));
    }

    [TestCase(typeof(string[]), "ArrayOfstring", ContractNamespaces.Arrays)]
    [TestCase(typeof(int[]), "ArrayOfint", ContractNamespaces.Arrays)]
    [TestCase(typeof(ModuleLicense[]), "ArrayOfModuleLicense", ServicesVersion.BaseXmlNamespace)]
    public void A_list_is_named_after_its_items(Type type, string name, string xmlNamespace)
    {
        var description = TypeDescription.Of(type);

        Assert.That((description.Name, description.XmlNamespace), Is.EqualTo((name, xmlNamespace)));
    }

    [Test]
    public void Members_of_the_base_class_are_first()
    {
        var description = (ObjectDescription)TypeDescription.Of(typeof(ServiceAuth));

        Assert.That(
            description.Members.Select(member => member.Name),
            Is.EqualTo([
                "TableRight", "FieldProperties", "ServiceAuthId", "Server", "Port", "AuthType", "Username", "Password",
            ]));
    }

    [Test]
    public void A_type_has_one_cached_description()
    {
        var description = TypeDescription.Of(typeof(ServiceAuth));

        Assert.That(TypeDescription.Of(typeof(ServiceAuth)), Is.SameAs(description));
    }

    [Test]
    public void A_type_without_DataContract_is_not_supported()
    {
        Assert.That(
            () => TypeDescription.Of(typeof(Uri)),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                "System.Uri cannot travel: expected a primitive, an array, or a type with [DataContract]. "
                + "Mark it so."));
    }

    [Test]
    public void A_dictionary_whose_keys_are_not_strings_is_not_supported()
    {
        Assert.That(
            () => TypeDescription.Of(typeof(Numbered)),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                $"{typeof(Numbered)} cannot travel: expected a class that derives from Dictionary<string, TValue>."));
    }

    [TestCase(85, "Name", "Rank")]
    [TestCase(86, "Name", "NickName", "Rank")]
    public void A_version_has_the_members_introduced_in_it_or_earlier(int number, params string[] expected)
    {
        var description = (ObjectDescription)TypeDescription.Of(typeof(Grown), Version(number));

        Assert.That(description.Members.Select(member => member.Name), Is.EqualTo(expected));
    }

    [Test]
    public void REST_has_the_members_of_every_version()
    {
        var description = (ObjectDescription)TypeDescription.Of(typeof(Grown), ServicesVersion.Rest);

        Assert.That(
            description.Members.Select(member => member.Name), Is.EqualTo(["Name", "NickName", "Rank", "Numbers"]));
    }

    [Test]
    public void Only_the_namespace_of_the_version_differs_between_versions()
    {
        var carrier = (ObjectDescription)TypeDescription.Of(typeof(User), ServicesVersion.Services84);
        var numbers = TypeDescription.Of(typeof(int[]), ServicesVersion.Services84);

        Assert.That(
            carrier.Members.Select(member => member.DeclaringType.XmlNamespace),
            Is.All.EqualTo("http://www.superoffice.net/ws/crm/NetServer/Services84"));
        Assert.That(numbers.XmlNamespace, Is.EqualTo(ContractNamespaces.Arrays));
        Assert.That(
            TypeDescription.Of(typeof(Foreign), ServicesVersion.Services84).XmlNamespace, Is.EqualTo("urn:foreign"));
    }

    [Test]
    public void A_type_introduced_in_a_later_version_is_not_supported()
    {
        Assert.That(
            () => TypeDescription.Of(typeof(CustomCommand[]), ServicesVersion.Services84),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                "Services84 does not have Services86.CustomCommand: a later version introduced the type."
                + " Mark what refers to the type too."));
    }

    [Test]
    public void An_enum_value_introduced_later_without_a_fallback_is_not_supported()
    {
        Assert.That(
            () => TypeDescription.Of(typeof(GrownEnum), ServicesVersion.Services86),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                $"Services86 does not have {typeof(GrownEnum)}.Later:"
                + " expected a Fallback in [IntroducedIn] that the version has."));
        Assert.That(() => TypeDescription.Of(typeof(GrownEnum), ServicesVersion.Services87), Throws.Nothing);
    }

    private static ServicesVersion Version(int number) =>
        ServicesVersion.Known.Single(version => version.Number == number);

    [CollectionDataContract]
    private sealed class Numbered : Dictionary<int, string>;

    [DataContract]
    private enum GrownEnum
    {
        [EnumMember]
        First,

        [EnumMember, IntroducedIn(87)]
        Later,
    }

    [DataContract]
    private sealed class Grown
    {
        [DataMember(Order = 0)]
        public string? Name { get; set; }

        [DataMember(Order = 1), IntroducedIn(86)]
        public string? NickName { get; set; }

        [DataMember(Order = 2)]
        public short Rank { get; set; }

        [DataMember(Order = 3), IntroducedIn(87)]
        public int[]? Numbers { get; set; }
    }

    [DataContract(Namespace = "urn:foreign")]
    private sealed class Foreign;
}
