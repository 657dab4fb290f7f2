using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace ArchivePlatform.Identities.Keys;

/// <summary>Seals the keys of cookies and forms before they go into the database.</summary>
internal sealed class SealedXml(KeySeal seal) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", Convert.ToBase64String(seal.Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))),
        typeof(OpenedXml));
}

/// <summary>Opens them again; made by name, as the stored element says.</summary>
internal sealed class OpenedXml(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<KeySeal>().Open(Convert.FromBase64String(encryptedElement.Value))));
}
