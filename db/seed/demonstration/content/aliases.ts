/** First names and nicknames a volunteer might choose. None belongs to anybody. */
export const aliases: string[] = `
  Sunny Kofi Bee Marigold Ade Priya Teddy Zola Mo Clementine
  Ines Jazz Tunde Blue Farah Ozzie Pearl Nico Amara Biscuit
  Leila Dot Kwame Juniper Rafi Star Yemi Bluebell Hassan Pip
  Anjali Ziggy Efua Cricket Mateus Honey Suki Tam Bola Dusty
  Mina Otis Chidi Petal Rosa Kit Sefa Noor Magpie Dev
  Lola Finch Ayo Saffron Hamza Bunny Ximena Jet Nia Tiggy
  Omar Willow Kemi Patch Lien Rocky Zahra Cosmo Abena Plum
  Goran Echo Sade Skye Imran Minty Adjoa Robin Yusuf Peaches
  Tilly Femi Acorn Nadia Breeze Cleo Hari Clover Jojo Wren
`
  .trim()
  .split(/\s+/)
