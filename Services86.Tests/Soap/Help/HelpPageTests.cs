using System.Text;
using Services86.Description;
using Services86.Soap.Help;

namespace Services86.Tests.Soap.Help;

/// <summary>The page of a service in an application that has no page of its own.</summary>
internal sealed class HelpPageTests
{
    [Test]
    public void The_page_lists_the_operations_and_links_the_WSDL()
    {
        var page = Encoding.UTF8.GetString(
            HelpPage.ToBytes(ContractDescription.Of(typeof(IUserAgent)), "http://h/<b>/User.svc"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("<li>SaveServiceAuth(ServiceAuth)</li>"));
            Assert.That(page, Does.Contain("href=\"http://h/&lt;b&gt;/User.svc?singleWsdl\""));
            Assert.That(page, Does.Not.Contain("<b>"));
        }
    }
}
