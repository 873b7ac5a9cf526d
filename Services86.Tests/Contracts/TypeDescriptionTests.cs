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
    public void A_primitive_is_one_of_XML_Schemas(Type type, string name, bool isNillable)
    {
        var description = TypeDescription.Of(type);

        Assert.That(description, Is.InstanceOf<PrimitiveDescription>());
        Assert.That((description.Name, description.XmlNamespace), Is.EqualTo((name, ContractNamespaces.XmlSchema)));
        Assert.That(description.IsNillable, Is.EqualTo(isNillable));
    }

    [TestCase(typeof(string[]), "ArrayOfstring", ContractNamespaces.Arrays)]
    [TestCase(typeof(int[]), "ArrayOfint", ContractNamespaces.Arrays)]
    [TestCase(typeof(ModuleLicense[]), "ArrayOfModuleLicense", ServicesVersion.XmlNamespace)]
    public void A_list_is_named_for_its_items(Type type, string name, string xmlNamespace)
    {
        var description = TypeDescription.Of(type);

        Assert.That((description.Name, description.XmlNamespace), Is.EqualTo((name, xmlNamespace)));
    }

    [Test]
    public void Members_of_the_base_come_first()
    {
        var description = (ObjectDescription)TypeDescription.Of(typeof(ServiceAuth));

        Assert.That(
            description.Members.Select(member => member.Name),
            Is.EqualTo(["TableRight", "FieldProperties", "ServiceAuthId", "Server", "Port", "AuthType", "Username", "Password"]));
    }

    [Test]
    public void A_type_is_described_once()
    {
        var description = TypeDescription.Of(typeof(ServiceAuth));

        Assert.That(TypeDescription.Of(typeof(ServiceAuth)), Is.SameAs(description));
    }

    [Test]
    public void A_type_without_a_contract_is_refused()
    {
        Assert.That(
            () => TypeDescription.Of(typeof(Uri)),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                "System.Uri cannot travel: expected a primitive, an array, or a type with [DataContract]. Mark it so."));
    }

    [Test]
    public void A_dictionary_with_other_keys_than_texts_is_refused()
    {
        Assert.That(
            () => TypeDescription.Of(typeof(Numbered)),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                $"{typeof(Numbered)} cannot travel: expected a class that derives from Dictionary<string, TValue>."));
    }

    [CollectionDataContract]
    private sealed class Numbered : Dictionary<int, string>;
}
